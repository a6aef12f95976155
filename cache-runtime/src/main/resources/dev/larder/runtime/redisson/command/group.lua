-- Reads the first page of a group, and tells near caches of its removal where nothing is left to remove.
-- KEYS: the index set of the group, and that of the head of its keys. ARGV: the member of the head's set that says that keys are
-- missing in the index, the maximum number of members, the channels, separated by line feeds, and the message.
-- Returns {1} when keys are missing in the index, otherwise 0 and the members with their scores, in ascending order.
if redis.call('ZSCORE', KEYS[2], ARGV[1]) then
    return { 1 }
end
local page = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[2])
if #page == 0 then
    for channel in string.gmatch(ARGV[3], '[^\n]+') do
        redis.pcall('PUBLISH', channel, ARGV[4])
    end
end
table.insert(page, 1, 0)
return page
