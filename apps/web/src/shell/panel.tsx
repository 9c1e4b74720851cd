import { useEffect, useRef, type ReactNode } from 'react';

interface PanelProps {
  open: boolean;
  onClose: () => void;
  label: string;
  /** What it hangs from. */
  button: ReactNode;
  children: ReactNode;
}

/** A small window that hangs from a button of the head; Escape, or a click elsewhere, closes it. */
export function Panel({ open, onClose, label, button, children }: PanelProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      onClose();
      place.current?.querySelector('button')?.focus();
    };
    const point = (event: PointerEvent) => {
      if (event.target instanceof Node && place.current?.contains(event.target) === false) onClose();
    };
    window.addEventListener('keydown', press);
    window.addEventListener('pointerdown', point);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('pointerdown', point);
    };
  }, [open, onClose]);
  return (
    <div className="panel-place" ref={place}>
      {button}
      {open && (
        <section className="panel" aria-label={label}>
          {children}
        </section>
      )}
    </div>
  );
}
