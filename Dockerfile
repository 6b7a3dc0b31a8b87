# Kith over PostgreSQL. Build: docker build -t kith .   Run: see compose.yaml
FROM node:26-bookworm-slim AS build
WORKDIR /kith
COPY package.json package-lock.json .npmrc ./
# The stamp tells the launcher that what the lock file says is installed, without the tools of development.
RUN npm ci --omit=dev --ignore-scripts && sha256sum package-lock.json | cut -c1-64 | tr -d '\n' > node_modules/.kith-lock
COPY . .

FROM node:26-bookworm-slim
ENV NODE_ENV=production KITH_DEMO=0
WORKDIR /kith
COPY --from=build --chown=node:node /kith /kith
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD node -e "fetch('http://127.0.0.1:3000/health/ready').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "bin/kith.mjs", "serve"]
