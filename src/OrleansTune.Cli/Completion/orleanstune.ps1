# Completion of orleanstune in PowerShell: orleanstune completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName orleanstune -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $line = $commandAst.ToString().PadRight($cursorPosition).Substring(0, $cursorPosition) -replace '^\S+\s?', ''
  orleanstune "[suggest:$($line.Length)]" "$line" 2>$null | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
