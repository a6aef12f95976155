-- KEYS: the key. Returns the value and its remaining milliseconds, -1 when it does not expire; or an empty array when
-- there is no value.
local value = redis.call('GET', KEYS[1])
if value then
    return { value, redis.call('PTTL', KEYS[1]) }
end
return {}
