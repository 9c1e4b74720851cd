import './people.css';
import { NavLink } from 'react-router';
import { useText } from '../i18n/use-text.js';
import { peopleMessages } from './messages.js';

/** People on one side, teams on the other. */
export function Sides() {
  const say = useText(peopleMessages);
  return (
    <nav className="sides" aria-label={say('title')}>
      <NavLink to="/people" end>
        {say('people')}
      </NavLink>
      <NavLink to="/teams">{say('teams')}</NavLink>
    </nav>
  );
}
