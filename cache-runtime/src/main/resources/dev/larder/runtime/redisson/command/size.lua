-- KEYS: the key. Returns the number of bytes that it holds, 0 when there is none.
return { redis.call('STRLEN', KEYS[1]) }
