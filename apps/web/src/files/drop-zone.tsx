import './drop-zone.css';
import { InboxOutlined } from '@ant-design/icons';
import { useState, type ChangeEvent, type DragEvent } from 'react';

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

/** Takes files that are dropped, or chosen. */
export function DropZone({ title, hint, multiple = false, accept, disabled = false, onFiles }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0 && !disabled) onFiles(multiple ? files : files.slice(0, 1));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    take(event.target.files);
    // The same file can be chosen again once it was mended.
    event.target.value = '';
  };
  return (
    <label
      className={`drop-zone${over ? ' drop-zone-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input className="visually-hidden" type="file" accept={accept} multiple={multiple} disabled={disabled} onChange={choose} />
      <InboxOutlined className="drop-zone-icon" />
      <span className="drop-zone-title">{title}</span>
      {hint !== undefined && <span className="soft">{hint}</span>}
    </label>
  );
}
