-- Indexes keys and then runs the step above on each of them, in one run, so that nothing comes between the two.
-- KEYS: for each request the key, then its index sets. ARGV: the number of arguments that each step has of its own, the number
-- of shared ones, the shared ones; the number of kinds of additions, and for each kind the first three arguments of index;
-- then for each request the step's own arguments, the number of sets, and for each set the kind and the member.
-- A set takes all members of a kind at once. Returns a list of the claims of index, each with the number of a request, the
-- number of its set and the claimed members; then for each request the result of the step, the word of its shortcut, or
-- {'failed', reason}: then the step was not run on the key.
local own, shared = tonumber(ARGV[1]), tonumber(ARGV[2])
local arguments = {}
for i = 1, shared do
    arguments[own + i] = ARGV[2 + i]
end
local at = 3 + shared
local kinds = {}
for i = 1, tonumber(ARGV[at]) do
    local first = at + 3 * i - 2
    kinds[i] = { lasting = ARGV[first], limit = tonumber(ARGV[first + 1]), claim = ARGV[first + 2], additions = {} }
end
at = at + 1 + 3 * #kinds

-- An addition is the arguments of index, and a request the list of its additions.
local additions, requests = {}, {}
local key = 1
while key <= #KEYS do
    local request = { key = key, at = at }
    local sets = tonumber(ARGV[at + own])
    for i = 1, sets do
        local place = at + own + 2 * i - 1
        local kind, set = kinds[tonumber(ARGV[place])], KEYS[key + i]
        local addition = kind.additions[set]
        if addition then
            addition[2] = addition[2] + kind.limit
            addition[#addition + 1] = ARGV[place + 1]
        else
            addition = { kind.lasting, kind.limit, kind.claim, ARGV[place + 1], set = set }
            kind.additions[set] = addition
            additions[#additions + 1] = addition
            addition.request, addition.place = #requests + 1, i
        end
        request[i] = addition
    end
    requests[#requests + 1] = request
    key = key + 1 + sets
    at = at + own + 1 + 2 * sets
end

local function reason(failure)
    return type(failure) == 'table' and failure.err or tostring(failure)
end

local replies = { {} }
for _, addition in ipairs(additions) do
    local ok, claimed = pcall(index, { addition.set }, addition)
    if not ok then
        addition.failed = reason(claimed)
    elseif #claimed > 0 then
        replies[1][#replies[1] + 1] = { addition.request, addition.place, claimed }
    end
end

local function run(request)
    for _, addition in ipairs(request) do
        if addition.failed then
            return { 'failed', addition.failed }
        end
    end
    for i = 1, own do
        arguments[i] = ARGV[request.at + i - 1]
    end
    local quick = shortcut and shortcut(KEYS[request.key], arguments)
    if quick then
        return quick
    end
    local ok, result = pcall(step, { KEYS[request.key] }, arguments)
    return ok and result or { 'failed', reason(result) }
end

for _, request in ipairs(requests) do
    replies[#replies + 1] = run(request)
end
tell()
return replies
