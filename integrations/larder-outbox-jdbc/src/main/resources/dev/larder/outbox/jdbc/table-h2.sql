CREATE TABLE IF NOT EXISTS larder_outbox (
    id VARCHAR(36) NOT NULL PRIMARY KEY,
    cache VARCHAR(255) NOT NULL,
    created BIGINT NOT NULL,
    due BIGINT NOT NULL,
    targets VARCHAR(4000) NOT NULL
);
CREATE INDEX IF NOT EXISTS larder_outbox_due ON larder_outbox (cache, due);
