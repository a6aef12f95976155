-- KEYS: the key. ARGV: id as 32 characters, lease in milliseconds; further ones of acquire are not used.
-- Replaces any value and any lease. Returns the signature.
local id, lease = ARGV[1], ARGV[2]
local content, signature = held(KEYS[1])

-- A copy of this command ran before, and nothing has revoked its lease.
if content == 'lease' and string.sub(signature, 1, ID) == id then
    return { signature }
end
local mine = sign(id, microseconds() + lease * 1000)
redis.call('SET', KEYS[1], NULL .. mine, 'PX', lease)
return { mine }
