# Postrider in a container. One process does everything with SQLite and a Redis of its own:
#   docker build -t postrider . && docker run -p 127.0.0.1:3000:3000 -v postrider:/data postrider
# Several processes over Postgres and one Redis: docker-compose.yml.

ARG NODE=22-bookworm-slim

FROM node:${NODE} AS build
# For better-sqlite3, where it has no prebuilt binary.
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 make g++ \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
# The packages have a layer of their own: a change in src/ does not install them again.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY src src
RUN npm run build && npm prune --omit=dev

FROM node:${NODE}
# redis-server: the queue of a container that is alone (11 MB of memory, where the embedded one takes 340).
# tini: passes signals on and ends what its children leave behind.
RUN apt-get update \
 && apt-get install -y --no-install-recommends redis-server tini \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json LICENSE ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY assets assets
COPY bin bin
COPY drizzle drizzle
COPY emails emails
COPY embed embed
COPY sample sample
COPY docker/healthcheck.mjs docker/healthcheck.mjs
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "docker/healthcheck.mjs"]
# Not through npm: the signal that ends the container goes to Postrider itself.
ENTRYPOINT ["tini", "--", "node", "bin/postrider.mjs"]
CMD ["start"]
