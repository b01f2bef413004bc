import type { Me } from '@app/contracts';
import { BellOutlined, LogoutOutlined, MenuOutlined } from '@ant-design/icons';
import { App, Button, Input, Switch } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { leave } from '../field/leave';
import { draftsOf } from '../field/sheet-drafts';
import { useLargeType } from '../device/large-type';
import { useCall } from '../server/query';
import { useDistrict } from '../server/use-district';
import { texts } from '../texts';
import { useNarrow } from '../device/media';

interface HeaderProps {
  me: Me;
  /** Opens the menu; set on a phone only. */
  onMenu?: () => void;
}

/** The header of every page. On a phone it is one line, in which icons stand for their words. */
export function Header({ me, onMenu }: HeaderProps) {
  const [large, setLarge] = useLargeType();
  const narrow = useNarrow();
  const { name, header } = useDistrict();
  const logout = useLeave(me);
  return (
    <header className="header">
      {onMenu && (
        <Button type="text" icon={<MenuOutlined />} aria-label={texts.shell.menu} onClick={onMenu} />
      )}
      <Link to="/" className="brand">
        <img src="/favicon.svg" alt="" width={28} height={28} />
        <span className={narrow ? 'visually-hidden' : undefined}>
          {narrow ? texts.shortName : `${name}${header}`}
        </span>
      </Link>
      {me.role !== 'admin' && !me.mustChangePassword && <Search />}
      <div className="header-end">
        <label className="large-type">
          <span>{texts.shell.large}</span>
          <Switch checked={large} onChange={setLarge} size="small" />
        </label>
        {!me.mustChangePassword && <Bell />}
        <Link to="/account" className="who" title={texts.shell.account}>
          {me.name}
        </Link>
        <Button type="text" icon={<LogoutOutlined />} aria-label={texts.session.logout} onClick={logout}>
          {!narrow && texts.session.logout}
        </Button>
      </div>
    </header>
  );
}

/** Logs out (退出). Warns first if sheets on the device are not yet sent; they stay on the device. */
function useLeave(me: Me): () => void {
  const { modal } = App.useApp();
  return () => {
    const unsent = draftsOf(me.id).length;
    if (unsent === 0) return void leave();
    modal.confirm({
      title: texts.session.unsent(unsent),
      content: texts.session.unsentHint,
      okText: texts.session.leaveAnyway,
      cancelText: texts.session.stay,
      onOk: leave,
    });
  };
}

/**
 * Link to the notifications (消息) with the number unread.
 * It does not poll, so that an idle session can expire.
 */
function Bell() {
  const { data } = useCall('listNotices', { query: { limit: 1 } });
  const unread = data?.unread ?? 0;
  return (
    <Link to="/notices" className="bell" aria-label={texts.shell.unread(unread)}>
      <BellOutlined />
      {unread > 0 && <span aria-hidden>{unread > 99 ? '99+' : unread}</span>}
    </Link>
  );
}

/** Searches applications by number, unit or type. */
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
