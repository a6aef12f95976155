-- KEYS: the key. ARGV: the value, the key's hash, and the last two arguments of removed. Removes the key when it holds exactly this
-- value, whatever lease stands behind it. Returns 1 when it did, 0 otherwise.
local content, signature = held(KEYS[1])
if content ~= 'value' and content ~= 'absent' then
    return { 0 }
end
local size = redis.call('STRLEN', KEYS[1]) - (signature and SIGNATURE or 0)
if size ~= #ARGV[1] or redis.call('GETRANGE', KEYS[1], 0, size - 1) ~= ARGV[1] then
    return { 0 }
end
redis.call('UNLINK', KEYS[1])
removed(ARGV[2], ARGV[3], ARGV[4])
return { 1 }
