-- Time limit and the errors that no module can catch.
--
-- A count hook looks at the clock every `interval` VM instructions. What one instruction may cost
-- is bounded by the memory limit; what one library call may cost is bounded in strings.lua and
-- base.lua. An error raised by `kill` passes through every `pcall`, since base.lua's raises it again.
local core = ...
local raw = core.raw
local error, time, memory, sethook = raw.error, raw.os.time, raw.memory, raw.sethook

local limits = {}
core.limits = limits

-- The error value of killed code: nothing else can be identical to it.
local KILLED = raw.newproxy()
core.KILLED = KILLED

-- Why the running #invoke is being ended, nil while it is not.
local reason
-- `elapsed` (seconds used on this page) comes from Python.
local elapsed
local deadline = raw.math.huge
-- os.time() value from which the precise clock must be asked.
local trigger = 0

-- An instruction takes long where texts are long, and these take memory. So the clock is looked at
-- seldom while the page has taken little: up to each number of KiB, after how many instructions.
local FEW, SOME, MANY = 30, 100, 1000
local LITTLE, MUCH = 16 * 1024, 32 * 1024
local interval
-- KiB that were in use when the page began.
local before = 0

-- The collector goes through all that is kept between pages, so it begins a round late while the page
-- has taken little (`patience`, in percent of what was left after the last round, is set with each
-- page), and goes quicker where the page has taken more.
local collect = raw.collect
local USUAL_PAUSE, USUAL_SPEED, QUICK_SPEED = 200, 200, 400
local patience = USUAL_PAUSE

function limits.set_patience(percent)
	patience = percent
	collect('setpause', percent)
end

local function set_interval(wanted)
	if (wanted == MANY) ~= (interval == MANY) then
		collect('setpause', wanted == MANY and patience or USUAL_PAUSE)
		collect('setstepmul', wanted == MANY and USUAL_SPEED or QUICK_SPEED)
	end
	interval = wanted
end

function limits.kill(why)
	reason = reason or why
	error(KILLED, 0)
end

function limits.reason() return reason end

-- Mark the running #invoke as ended without raising now (where raising is not possible).
function limits.condemn(why) reason = reason or why end

-- Raise again what ends this #invoke, if anything does.
function limits.check_killed()
	if reason then error(KILLED, 0) end
end

-- For a nested #invoke: forget the outer reason, give it back for `leave`.
function limits.enter()
	local outer = reason
	reason = nil
	return outer
end

function limits.leave(outer)
	local inner = reason
	reason = outer
	return inner
end

local function check_time()
	if reason then error(KILLED, 0) end
	local left = deadline - elapsed()
	if left <= 0 then limits.kill('time') end
	trigger = left > 1 and time() + raw.math.floor(left) or 0
end
limits.check_time = check_time

-- Before work that takes long in one go: look at the clock if it may be time.
local function expect_work()
	if time() >= trigger then check_time() end
end
limits.expect_work = expect_work

local function hook()
	if time() >= trigger then check_time() end
	local taken = memory() - before
	local wanted = taken < LITTLE and MANY or taken < MUCH and SOME or FEW
	if wanted ~= interval then
		set_interval(wanted)
		sethook(hook, '', wanted)
	end
end

-- `limit` in seconds of the whole page; `held`: KiB that were in use when it began.
function limits.start(clock, limit, held)
	elapsed, deadline, trigger, before = clock, limit, 0, held
	set_interval(memory() - held < LITTLE and MANY or SOME)
	sethook(hook, '', interval)
end

function limits.stop() sethook() end

-- While an #invoke that was ended is left, the hook would end whatever leaves it, too.
limits.pause = limits.stop
function limits.resume() sethook(hook, '', interval) end

return limits
