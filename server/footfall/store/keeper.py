"""Runs the embedded Valkey for as long as somebody uses it, and ends it when its last user is gone, whichever way.

A process of its own, started by `embedded.py` as a plain script: a server that is killed can stop nothing any more.
Users hold a shared lock on a file, and the kernel lets go of it for whoever dies; so the exclusive lock is ours once
nobody is left. We hold it until the store has ended: whoever comes meanwhile waits, and then starts another.

    python keeper.py USERS_LOCK SERVER_LOCK_FD PROGRAM ARGUMENT...

The program inherits the descriptor SERVER_LOCK_FD, and it alone keeps it. We end as it ends. On Linux it also ends
as soon as we do, so that no store runs which nobody would end: its users then start another, and a keeper with it.
"""

import ctypes
import fcntl
import os
import signal
import sys
import threading
import time

#: A store that was asked to end and has not is killed after so many seconds. All it has answered is on the disk.
PATIENCE_SECONDS = 10.0
#: Of prctl(2), which Linux alone has.
PR_SET_PDEATHSIG = 1


def keep(users_lock: str, server_lock: int, command: list[str]) -> int:
    """The status of the program, as `os.waitpid` tells it."""
    keeper = os.getpid()
    program = os.fork()
    if program == 0:
        _end_with(keeper)
        os.execv(command[0], command)  # noqa: S606, a list of arguments and no shell
    os.close(server_lock)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: os.kill(program, signal.SIGTERM))
    # It is reaped by the main thread, which then ends the process: until then the id is the program's.
    threading.Thread(target=_end_when_unused, args=(users_lock, program), daemon=True).start()
    return os.waitpid(program, 0)[1]


def _end_with(keeper: int) -> None:
    """This process is killed when its parent, the keeper, is gone. It may be stuck, so it is not asked first."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != keeper:  # gone already
            os._exit(1)


def _end_when_unused(users_lock: str, program: int) -> None:
    users = os.open(users_lock, os.O_RDWR)
    fcntl.flock(users, fcntl.LOCK_EX)  # never given back: it goes with this process
    os.kill(program, signal.SIGTERM)
    time.sleep(PATIENCE_SECONDS)
    os.kill(program, signal.SIGKILL)


def main() -> None:
    users_lock, server_lock, *command = sys.argv[1:]
    code = os.waitstatus_to_exitcode(keep(users_lock, int(server_lock), command))
    if code < 0:
        if -code != signal.SIGKILL:
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code)


if __name__ == "__main__":
    main()
