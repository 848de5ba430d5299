#compdef orleanstune
# Completion of orleanstune in zsh: source <(orleanstune completion zsh)
_orleanstune() {
  local line="${LBUFFER#"${words[1]}"}"
  line="${line# }"
  local -a found
  found=("${(@f)$(orleanstune "[suggest:${#line}]" "$line" 2>/dev/null)}")
  compadd -a found || _files
}
compdef _orleanstune orleanstune
