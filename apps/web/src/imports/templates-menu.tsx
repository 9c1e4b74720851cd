import { Button, Dropdown } from 'antd';
import { DownOutlined } from '@ant-design/icons';
import { useText } from '../i18n/use-text.js';
import { kinds } from './kind-options.js';
import { importMessages } from './messages.js';

/** Empty workbooks to fill in. */
export function TemplatesMenu() {
  const say = useText(importMessages);
  const items = kinds.flatMap((kind) =>
    (['zh', 'en'] as const).map((language) => ({
      key: `${kind}-${language}`,
      label: (
        <a href={`/api/v1/import-templates/${kind}?lang=${language}`} download>
          {say(`template_${language}`, { kind: say(`kind_${kind}`) })}
        </a>
      ),
    })),
  );
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button>
        {say('templates')} <DownOutlined />
      </Button>
    </Dropdown>
  );
}
