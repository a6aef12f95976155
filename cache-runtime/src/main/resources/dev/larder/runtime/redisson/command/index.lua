-- KEYS: an index set, whose scores tell when members will be gone, in milliseconds of this server's clock.
-- ARGV: milliseconds that members last, the maximum number of expired members to take, milliseconds of a claim or '0',
-- and the members.
-- Adds the members; a score never falls. Expired members are removed. An expired member of deeper sets is only claimed:
-- the script returns it, and the caller prunes the deeper sets and then removes it here (unindex.lua).
-- A claim that no caller finishes runs out, and the member comes up again.
local lasting, limit, claim = ARGV[1], ARGV[2], tonumber(ARGV[3])
local now = math.floor(microseconds() / 1000)
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
local score, scored = string.format('%.0f', now + lasting), {}
for i = 4, #ARGV do
    scored[#scored + 1] = score
    scored[#scored + 1] = ARGV[i]
end
redis.call('ZADD', KEYS[1], 'GT', unpack(scored))
if #claimed > 0 then
    table.insert(claimed, 1, string.format('%.0f', now + claim))
end
return claimed
