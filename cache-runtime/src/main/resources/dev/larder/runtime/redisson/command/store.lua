-- KEYS: the key. ARGV: signature, value, time to live in milliseconds.
-- Returns 1 when the value is stored, also by a copy of this command before; 0 when it is refused.
local mine, replacement, ttl = ARGV[1], ARGV[2], ARGV[3]
local content, signature = held(KEYS[1])
-- A lease in an empty key ends with the key. A lease behind a value or a remembered absence may outlast its deadline. It
-- must not be used then, since the index entry was promised for no longer.
if signature == mine and deadline(signature) > microseconds() then
    redis.call('SET', KEYS[1], replacement, 'PX', ttl)
    return { 1 }
end
local stored = content ~= 'nothing'
    and redis.call('STRLEN', KEYS[1]) == #replacement
    and redis.call('GET', KEYS[1]) == replacement
return { stored and 1 or 0 }
