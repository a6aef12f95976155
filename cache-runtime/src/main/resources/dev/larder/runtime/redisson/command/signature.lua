-- A lease's signature: 58 whitespace characters behind the value, two bits each, most significant first:
-- the load's id (64 bits, 32 characters) and the deadline on this server's clock (52 bits of microseconds, 26).
local NULL = 'null'
local SIGNATURE, ID, DEADLINE = 58, 32, 26

-- One moment for all keys of a script, since the server runs nothing else at the same time.
local moment
local function microseconds()
    if not moment then
        local time = redis.call('TIME')
        moment = time[1] * 1000000 + time[2]
    end
    return moment
end

-- The last deadlines that were spelled and read. Keys of one script mostly have the same deadline.
local spelled, spelling, read, reading

-- Microseconds stay below 2^53, so a Lua number holds them exactly. The loop writes two characters at a time into a table
-- that has its size already, since this is much of what a lease costs the server.
local function sign(id, deadline)
    if deadline ~= spelled then
        local two = { [0] = '  ', ' \t', ' \n', ' \r', '\t ', '\t\t', '\t\n', '\t\r',
            '\n ', '\n\t', '\n\n', '\n\r', '\r ', '\r\t', '\r\n', '\r\r' }
        local characters, rest = { '', '', '', '', '', '', '', '', '', '', '', '', '' }, deadline
        for i = DEADLINE / 2, 1, -1 do
            local digits = rest % 16
            characters[i] = two[digits]
            rest = (rest - digits) / 16
        end
        spelled, spelling = deadline, table.concat(characters)
    end
    return id .. spelling
end

local function deadline(signature)
    local text = string.sub(signature, ID + 1)
    if text ~= read then
        local digits = { [32] = 0, [9] = 1, [10] = 2, [13] = 3 }
        local result = 0
        for _, character in ipairs({ string.byte(text, 1, DEADLINE) }) do
            result = result * 4 + digits[character]
        end
        read, reading = text, result
    end
    return reading
end

-- Returns what a key holds, told by its last characters, so that a large value is not copied: 'nothing'; 'lease', which is
-- NULL and a signature; 'absent', which is NULL alone; or 'value'. Then the signature at the end, or nil.
local function held(key)
    local tail = redis.call('GETRANGE', key, -(SIGNATURE + #NULL + 1), -1)
    if tail == '' then
        return 'nothing'
    elseif tail == NULL then
        return 'absent'
    end
    local signature = #tail >= SIGNATURE and string.sub(tail, -SIGNATURE)
    if not signature or not string.find(signature, '^[ \t\n\r]+$') then
        return 'value'
    end
    return tail == NULL .. signature and 'lease' or 'value', signature
end

-- Writes a signature behind a value, in place of the one that stands there. The time to live stays.
local function append(key, signature, present)
    redis.call('SETRANGE', key, redis.call('STRLEN', key) - (present and SIGNATURE or 0), signature)
end
