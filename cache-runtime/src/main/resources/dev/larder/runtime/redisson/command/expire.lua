-- KEYS: the key. ARGV: the key's hash, milliseconds, and the last two arguments of removed. Returns 1 when there was a value, 0
-- otherwise.
if redis.call('TYPE', KEYS[1]).ok == 'string' and held(KEYS[1]) == 'lease' then
    return { 0 }
end
local known = redis.call('PEXPIRE', KEYS[1], ARGV[2])
if known == 1 then
    removed(ARGV[1], ARGV[3], ARGV[4])
end
return { known }
