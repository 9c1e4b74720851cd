import { Link, useSearchParams } from 'react-router';

interface PageTabsProps {
  /** What they are parts of. */
  label: string;
  tabs: readonly { key: string; label: string }[];
  chosen: string;
  /** Where the choice stands in the address. */
  name?: string;
  /** What of the address goes along; left out: all but where a list stands. */
  keep?: readonly string[];
}

/** The parts of a page, each with an address of its own. */
export function PageTabs({ label, tabs, chosen, name = 'tab', keep }: PageTabsProps) {
  const [search] = useSearchParams();
  const to = (key: string) => {
    const kept = [...search].filter(([each]) => (keep === undefined ? each !== 'cursor' : keep.includes(each)));
    return `?${new URLSearchParams([...kept.filter(([each]) => each !== name), [name, key]]).toString()}`;
  };
  return (
    <nav className="page-tabs" aria-label={label}>
      {tabs.map(({ key, label: text }) => (
        <Link key={key} to={to(key)} aria-current={key === chosen ? 'page' : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
