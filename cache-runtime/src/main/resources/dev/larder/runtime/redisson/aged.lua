-- KEYS: the key. Returns the value and the milliseconds that are left, -1 for no end; nothing where there is nothing.
local value = redis.call('GET', KEYS[1])
if value then
    return { value, redis.call('PTTL', KEYS[1]) }
end
return {}
