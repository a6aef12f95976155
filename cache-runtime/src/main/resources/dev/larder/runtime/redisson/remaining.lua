-- KEYS: the key. Returns the milliseconds that are left, -1 for no end, -2 when nothing or only a lease is there.
if redis.call('TYPE', KEYS[1]).ok == 'string' then
    local value, signature = split(redis.call('GET', KEYS[1]))
    if signature and value == NULL then
        return { -2 }
    end
end
return { redis.call('PTTL', KEYS[1]) }
