import './drop-zone.css';
import { InboxOutlined } from '@ant-design/icons';
import type { ChangeEvent } from 'react';

interface DropZoneProps {
  /** What to drop here, and that a click chooses. */
  title: string;
  hint?: string | undefined;
  multiple?: boolean;
  /** Endings, as `.xlsx,.csv`. */
  accept: string;
  disabled?: boolean;
  onFiles: (files: File[]) => void;
}

/** Takes files that are dropped, or chosen: the field lies over the whole of it, and takes both by itself. */
export function DropZone({ title, hint, multiple = false, accept, disabled = false, onFiles }: DropZoneProps) {
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    // The same file can be chosen again once it was mended.
    event.target.value = '';
    if (files.length > 0) onFiles(files);
  };
  return (
    <label className="drop-zone">
      <input type="file" accept={accept} multiple={multiple} disabled={disabled} onChange={choose} />
      <InboxOutlined className="drop-zone-icon" />
      <span className="drop-zone-title">{title}</span>
      {hint !== undefined && <span className="soft">{hint}</span>}
    </label>
  );
}
