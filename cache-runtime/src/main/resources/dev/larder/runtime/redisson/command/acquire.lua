-- KEYS: the key. ARGV: id as 32 characters, lease in milliseconds, the kind of claim, and the milliseconds of a claim.
-- The claim 'empty' leases an empty key, 'any' also a value, 'stale' also a value with at most those milliseconds left,
-- 'refresh' only such a value. Returns {'own', signature}, {'busy'} or {'found', value}.
local id, lease, claim, left = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local value, signature = split(redis.call('GET', KEYS[1]))
local now = microseconds()

local leased = false
if signature then
    if string.sub(signature, 1, ID) == id then
        return { 'own', signature }
    end
    leased = deadline(signature) > now
    if value == NULL then
        if leased then
            return { 'busy' }
        end
        value = false
    end
end

if value then
    local claimed = claim == 'any'
    if value ~= NULL and (claim == 'stale' or claim == 'refresh') then
        local remaining = redis.call('PTTL', KEYS[1])
        claimed = remaining >= 0 and remaining <= left
    end
    if not claimed then
        return { 'found', value }
    end
    if leased then
        return { 'busy' }
    end
elseif claim == 'refresh' then
    return { 'busy' }
end

local mine = sign(id, now + lease * 1000)
if value then
    redis.call('SET', KEYS[1], value .. mine, 'KEEPTTL')
else
    redis.call('SET', KEYS[1], NULL .. mine, 'PX', lease)
end
return { 'own', mine }
