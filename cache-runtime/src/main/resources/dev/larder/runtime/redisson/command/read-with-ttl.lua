-- KEYS: the key. ARGV: the maximum number of bytes to return. Returns the value and its remaining milliseconds, -1 when it
-- does not expire; {size, remaining milliseconds} for a larger value; or an empty array when there is no value.
local size = redis.call('STRLEN', KEYS[1])
if size > tonumber(ARGV[1]) then
    return { size, redis.call('PTTL', KEYS[1]) }
end
local value = redis.call('GET', KEYS[1])
if value then
    return { value, redis.call('PTTL', KEYS[1]) }
end
return {}
