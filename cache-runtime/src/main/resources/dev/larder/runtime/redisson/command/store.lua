-- KEYS: the key. ARGV: signature, value, the key's hash, time to live in milliseconds, and the last two arguments of removed.
-- Returns 1 when the value is stored, also by a copy of this command before; 2 when it replaces another one; 0 when it is
-- refused.
local mine, replacement, ttl = ARGV[1], ARGV[2], ARGV[4]
local content, signature = held(KEYS[1])
-- A lease in an empty key ends with the key. A lease behind a value or a remembered absence may outlast its deadline. It
-- must not be used then, since the index entry was promised for no longer.
if signature == mine and deadline(signature) > microseconds() then
    redis.call('SET', KEYS[1], replacement, 'PX', ttl)
    if content ~= 'value' then
        return { 1 }
    end
    removed(ARGV[3], ARGV[5], ARGV[6])
    return { 2 }
end
local stored = content ~= 'nothing'
    and redis.call('STRLEN', KEYS[1]) == #replacement
    and redis.call('GET', KEYS[1]) == replacement
return { stored and 1 or 0 }
