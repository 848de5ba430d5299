# Completion of orleanstune in fish: orleanstune completion fish | source
function __orleanstune_complete
  set -l line (string replace -r '^\S+\s?' '' -- (commandline -cp))
  orleanstune "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end
complete -c orleanstune -a '(__orleanstune_complete)'
