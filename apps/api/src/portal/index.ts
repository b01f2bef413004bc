import type { Feature } from '../common/feature';
import { PortalController } from './portal.controller';

export { servePortal } from './portal';

export const portalFeature: Feature = {
  controllers: [PortalController],
  providers: [],
};
