-- KEYS: the key. ARGV: signature, value, time to live in milliseconds.
-- Returns 1 when the value is stored, also by a copy of this command before; 0 when it is refused.
local mine, replacement, ttl = ARGV[1], ARGV[2], ARGV[3]
local current = redis.call('GET', KEYS[1])
if current == replacement then
    return { 1 }
end
local _, signature = split(current)
-- A lease in an empty key ends with the key. A lease behind a value or a remembered absence may outlast its deadline. It
-- must not be used then, since the index entry was promised for no longer.
if signature ~= mine or deadline(signature) <= microseconds() then
    return { 0 }
end
redis.call('SET', KEYS[1], replacement, 'PX', ttl)
return { 1 }
