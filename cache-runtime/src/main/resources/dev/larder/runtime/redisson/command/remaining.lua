-- KEYS: the key. Returns the remaining milliseconds, -1 when the value does not expire, -2 when there is none (a
-- lease is no value).
if redis.call('TYPE', KEYS[1]).ok == 'string' and held(KEYS[1]) == 'lease' then
    return { -2 }
end
return { redis.call('PTTL', KEYS[1]) }
