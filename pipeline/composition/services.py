"""The watcher as a service: a systemd unit, a task for the Windows Task Scheduler, a macOS launch agent."""

from __future__ import annotations

import getpass
import plistlib
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from pipeline.errors import ConfigurationError

PROJECT = Path(__file__).resolve().parents[2]
LABEL = "uk.rapid-review.watch"


@dataclass(frozen=True)
class Service:
    """A file for the system's own program that starts services.

    Args:
        name: what the file should be called.
        data: its content.
        how: what to do with it, as sentences.
    """

    name: str
    data: bytes
    how: tuple[str, ...]


def service_for(system: str, intake: Path, outputs: Path, python: str = sys.executable) -> Service:
    """The file for one system.

    Args:
        system: linux, windows or macos.
        intake, outputs: the folders; made absolute, because a service has no folder of its own.
        python: the program that runs `-m pipeline`.

    Raises:
        ConfigurationError: there is no such system.
    """
    makers = {"linux": _systemd, "windows": _task, "macos": _launch_agent}
    if system not in makers:
        raise ConfigurationError(f"There is no service file for “{system}”. Say one of: {', '.join(makers)}.")
    folders = ["--intake", str(intake.absolute()), "--outputs", str(outputs.absolute())]
    return makers[system](
        [python, "-m", "pipeline", *folders, "--quiet", "watch"], intake.absolute(), outputs.absolute()
    )


def _systemd(words: list[str], intake: Path, outputs: Path) -> Service:
    writable = " ".join(_for_systemd(str(path)) for path in (intake, outputs))
    unit = f"""[Unit]
Description=Rapid review: watch the intake folder
After=remote-fs.target

[Service]
User={getpass.getuser()}
ExecStart={" ".join(_for_systemd(word) for word in words)}
WorkingDirectory={str(PROJECT).replace("%", "%%")}
Restart=on-failure
RestartSec=10
KillSignal=SIGTERM
UMask=0077
PrivateNetwork=yes
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths={writable}
PrivateTmp=yes

[Install]
WantedBy=multi-user.target
"""
    how = (
        "Copy it to /etc/systemd/system/rapid-review.service, then:",
        "sudo systemctl daemon-reload && sudo systemctl enable --now rapid-review",
    )
    return Service("rapid-review.service", unit.encode("utf-8"), how)


def _for_systemd(word: str) -> str:
    """A word in quotation marks, with systemd's own signs doubled."""
    quoted = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{quoted}"'


def _task(words: list[str], _intake: Path, _outputs: Path) -> Service:
    arguments = " ".join(f'"{word}"' if " " in word else word for word in words[1:])
    text = f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>Rapid review: watch the intake folder</Description></RegistrationInfo>
  <Triggers><LogonTrigger><Enabled>true</Enabled></LogonTrigger></Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure><Interval>PT1M</Interval><Count>999</Count></RestartOnFailure>
  </Settings>
  <Actions>
    <Exec>
      <Command>{escape(words[0])}</Command>
      <Arguments>{escape(arguments)}</Arguments>
      <WorkingDirectory>{escape(str(PROJECT))}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""
    how = ("In a command window:", 'schtasks /Create /TN "Rapid review" /XML rapid-review-task.xml')
    return Service("rapid-review-task.xml", text.encode("utf-16"), how)


def _launch_agent(words: list[str], _intake: Path, _outputs: Path) -> Service:
    agent = {
        "Label": LABEL,
        "ProgramArguments": words,
        "WorkingDirectory": str(PROJECT),
        "RunAtLoad": True,
        "KeepAlive": {"SuccessfulExit": False},
        "Umask": 0o077,
    }
    how = (
        f"Copy it to ~/Library/LaunchAgents/{LABEL}.plist, then:",
        f"launchctl load ~/Library/LaunchAgents/{LABEL}.plist",
    )
    return Service(f"{LABEL}.plist", plistlib.dumps(agent), how)
