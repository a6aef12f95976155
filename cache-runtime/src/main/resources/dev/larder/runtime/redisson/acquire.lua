-- KEYS: the key. ARGV: id as 32 characters, lease in milliseconds, '1' when a value may be leased as well.
-- Returns {'own', signature}, {'busy'} or {'found', value}.
local id, lease, overwrite = ARGV[1], ARGV[2], ARGV[3] == '1'
local value, signature = split(redis.call('GET', KEYS[1]))
local now = microseconds()

if signature then
    if string.sub(signature, 1, ID) == id then
        return { 'own', signature }
    end
    if deadline(signature) > now then
        if overwrite or value == NULL then
            return { 'busy' }
        end
    elseif value == NULL then
        value = false
    end
end
if value and not overwrite then
    return { 'found', value }
end

local mine = sign(id, now + lease * 1000)
if value then
    redis.call('SET', KEYS[1], value .. mine, 'KEEPTTL')
else
    redis.call('SET', KEYS[1], NULL .. mine, 'PX', lease)
end
return { 'own', mine }
