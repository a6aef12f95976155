-- KEYS: the key. ARGV: id as 32 characters, lease in milliseconds, the kind of claim, the milliseconds of a claim, and the
-- maximum number of bytes to return. The claim 'empty' leases an empty key, 'any' also a value, 'stale' also a value with at
-- most those milliseconds left, 'refresh' only such a value.
-- Returns {'own', signature}, {'busy'}, {'found', value} or {'large', number of bytes}.
local id, lease, claim, left, limit = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local content, signature = held(KEYS[1])
local now = microseconds()

local leased = false
if signature then
    if string.sub(signature, 1, ID) == id then
        return { 'own', signature }
    end
    -- A lease that ends later than one that began now was granted before the server's clock was set back.
    local ending = deadline(signature)
    leased = ending > now and ending <= now + lease * 1000
    if content == 'lease' then
        if leased then
            return { 'busy' }
        end
        content = 'nothing'
    end
end

if content ~= 'nothing' then
    local claimed = claim == 'any'
    if content == 'value' and (claim == 'stale' or claim == 'refresh') then
        local remaining = redis.call('PTTL', KEYS[1])
        claimed = remaining >= 0 and remaining <= left
    end
    if not claimed then
        local size = redis.call('STRLEN', KEYS[1]) - (signature and SIGNATURE or 0)
        if size > limit then
            return { 'large', size }
        end
        return { 'found', size > 0 and redis.call('GETRANGE', KEYS[1], 0, size - 1) or '' }
    end
    if leased then
        return { 'busy' }
    end
elseif claim == 'refresh' then
    return { 'busy' }
end

local mine = sign(id, now + lease * 1000)
if content == 'nothing' then
    redis.call('SET', KEYS[1], NULL .. mine, 'PX', lease)
else
    append(KEYS[1], mine, signature)
end
return { 'own', mine }
