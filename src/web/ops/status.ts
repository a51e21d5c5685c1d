/** `/healthz` answers while the process runs. `/readyz` answers whether what the process depends on works too. */
import { Router } from 'express';
import { methodNotAllowed } from '../pages/errors.tsx';
import type { OpsPort } from './port.ts';

export function statusRoutes(port: OpsPort): Router {
  const router = Router();
  router.use(['/healthz', '/readyz'], (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  router
    .route('/healthz')
    .get((_req, res) => {
      res.type('text').send('ok');
    })
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/readyz')
    .get(async (_req, res) => {
      const checks = await port.ready();
      const ready = checks.every(({ ok }) => ok);
      res.status(ready ? 200 : 503).json({ ready, checks });
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}
