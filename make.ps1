# The Makefile's two main commands for Windows PowerShell: ./make.ps1 run, ./make.ps1 test
param([ValidateSet("run", "test", "build")][string]$Target = "run")

$ErrorActionPreference = "Stop"
Set-Location -LiteralPath $PSScriptRoot
$Python = ".venv\Scripts\python.exe"

function Invoke-Step {
    param([string]$Program, [string[]]$Arguments)
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

function Install-From {
    param([string]$Requirements)
    $Stamp = ".venv\$([IO.Path]::GetFileNameWithoutExtension($Requirements)).hash"
    $Hash = (Get-FileHash -LiteralPath $Requirements).Hash + (Get-FileHash -LiteralPath "pyproject.toml").Hash
    if ((Test-Path -LiteralPath $Stamp) -and ((Get-Content -LiteralPath $Stamp) -eq $Hash)) { return }
    $Pip = @("-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet")
    Invoke-Step $Python ($Pip + @("--no-deps", "--require-hashes", "--requirement", $Requirements))
    Invoke-Step $Python ($Pip + @("--no-deps", "--no-build-isolation", "--editable", "."))
    Set-Content -LiteralPath $Stamp -Value $Hash
}

if (-not (Test-Path -LiteralPath $Python)) { Invoke-Step "py" @("-3", "-m", "venv", ".venv") }
if ($Target -eq "run") { Install-From "requirements\run.txt" } else { Install-From "requirements\dev.txt" }
Invoke-Step $Python @("tools\texts.py", "compile")

switch ($Target) {
    "run" { Invoke-Step $Python @("-m", "luna_desktop", "demo") }
    "build" { Invoke-Step $Python @("-m", "PyInstaller", "--noconfirm", "--clean", "build.spec") }
    "test" {
        $env:QT_QPA_PLATFORM = "offscreen"
        Invoke-Step $Python @("-m", "ruff", "check", ".")
        Invoke-Step $Python @("-m", "ruff", "format", "--check", ".")
        Invoke-Step $Python @("-m", "mypy")
        Invoke-Step ".venv\Scripts\lint-imports.exe" @()
        Invoke-Step $Python @("-m", "pytest", "-n", "2")
    }
}
