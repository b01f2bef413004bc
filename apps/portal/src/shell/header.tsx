import type { Me } from '@app/contracts';
import { LogoutOutlined, MenuOutlined } from '@ant-design/icons';
import { Button, Input, Switch } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { call } from '../api';
import { useLargeType } from '../large-type';
import { queries } from '../query';
import { texts } from '../texts';
import { Bell } from './bell';

interface HeaderProps {
  me: Me;
  /** Opens the menu, on a phone. */
  onMenu?: () => void;
}

/** The head of every page. */
export function Header({ me, onMenu }: HeaderProps) {
  const [large, setLarge] = useLargeType();
  const logout = async () => {
    await call('logout').catch(() => undefined); // who is out already is out
    queries.clear();
    location.assign('/login');
  };
  return (
    <header className="header">
      {onMenu && (
        <Button type="text" icon={<MenuOutlined />} aria-label={texts.shell.menu} onClick={onMenu} />
      )}
      <Link to="/" className="brand">
        <img src="/favicon.svg" alt="" width={28} height={28} />
        <span>{texts.product}</span>
      </Link>
      {me.role !== 'admin' && !me.mustChangePassword && <Search />}
      <div className="header-end">
        <label className="large-type">
          <span>{texts.shell.large}</span>
          <Switch checked={large} onChange={setLarge} size="small" />
        </label>
        {!me.mustChangePassword && <Bell />}
        <Link to="/account" className="who" title={me.department?.name ?? texts.shell.account}>
          {me.name}
        </Link>
        <Button type="text" icon={<LogoutOutlined />} onClick={() => void logout()}>
          {texts.session.logout}
        </Button>
      </div>
    </header>
  );
}

/** Finds a case by number, unit or type, from anywhere. */
function Search() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const q = params.get('q') ?? '';
  return (
    <search className="search">
      <Input.Search
        key={q}
        defaultValue={q}
        allowClear
        placeholder={texts.shell.searchHint}
        aria-label={texts.shell.search}
        onSearch={(text) => {
          const wanted = text.trim();
          void navigate(wanted ? `/applications?q=${encodeURIComponent(wanted)}` : '/applications');
        }}
      />
    </search>
  );
}
