-- KEYS: the key. ARGV: id as 32 characters, the key's hash, lease in milliseconds, and the last two arguments of removed.
-- Replaces any value and any lease. Returns the signature.
local id, lease = ARGV[1], ARGV[3]
local content, signature = held(KEYS[1])

-- A copy of this command ran before, and nothing has revoked its lease.
if content == 'lease' and string.sub(signature, 1, ID) == id then
    return { signature }
end
local mine = sign(id, microseconds() + lease * 1000)
redis.call('SET', KEYS[1], NULL .. mine, 'PX', lease)
removed(ARGV[2], ARGV[4], ARGV[5])
return { mine }
