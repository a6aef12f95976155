-- KEYS: the key. ARGV: signature, value, time to live in milliseconds.
-- Returns 1 when stored (or stored before by a copy of this command), 0 when refused.
local mine, replacement, ttl = ARGV[1], ARGV[2], ARGV[3]
local current = redis.call('GET', KEYS[1])
if current == replacement then
    return { 1 }
end
local _, signature = split(current)
-- A lease in an empty place ends with its key. One behind a value, or behind what tells that there is none, may outlast its
-- deadline, and must not be used then: the key's listing was promised for no longer.
if signature ~= mine or deadline(signature) <= microseconds() then
    return { 0 }
end
redis.call('SET', KEYS[1], replacement, 'PX', ttl)
return { 1 }
