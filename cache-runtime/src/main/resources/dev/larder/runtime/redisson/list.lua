-- KEYS: a sorted set of keys, scored by when they will be gone, in milliseconds of this server's clock.
-- ARGV: member, milliseconds that it lasts, how many expired members to look at, milliseconds of a claim or '0'.
-- Lists the member; a score never falls. Expired members go, but those that are listed in deeper sets too are only
-- claimed: returned to the caller, who prunes the deeper sets and removes them here afterwards (unlist.lua).
-- A claim that nobody finishes runs out, and the member comes up again.
local member, lasting, limit, claim = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local claimed = {}

local expired = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '(' .. string.format('%.0f', now), 'LIMIT', 0, limit)
for _, old in ipairs(expired) do
    if claim > 0 and string.find(old, ':', 1, true) then
        redis.call('ZADD', KEYS[1], string.format('%.0f', now + claim), old)
        claimed[#claimed + 1] = old
    else
        redis.call('ZREM', KEYS[1], old)
    end
end
redis.call('ZADD', KEYS[1], 'GT', string.format('%.0f', now + lasting), member)
if #claimed > 0 then
    table.insert(claimed, 1, string.format('%.0f', now + claim))
end
return claimed
