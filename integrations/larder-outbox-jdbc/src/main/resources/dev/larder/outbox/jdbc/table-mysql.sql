CREATE TABLE IF NOT EXISTS larder_outbox (
    id VARCHAR(36) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    cache VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    created BIGINT NOT NULL,
    due BIGINT NOT NULL,
    targets VARCHAR(4000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    KEY larder_outbox_due (cache, due)
) ENGINE = InnoDB;
