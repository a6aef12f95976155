-- KEYS: the key. Returns the remaining milliseconds, -1 when the value does not expire, -2 when there is none (a
-- lease is no value).
if redis.call('TYPE', KEYS[1]).ok == 'string' then
    local value, signature = split(redis.call('GET', KEYS[1]))
    if signature and value == NULL then
        return { -2 }
    end
end
return { redis.call('PTTL', KEYS[1]) }
