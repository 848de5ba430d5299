# Completion of orleanstune in bash: eval "$(orleanstune completion bash)"
_orleanstune() {
  local line="${COMP_LINE:0:COMP_POINT}"
  line="${line#"${COMP_WORDS[0]}"}"
  line="${line# }"
  local IFS=$'\n'
  COMPREPLY=($(compgen -W "$(orleanstune "[suggest:${#line}]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _orleanstune orleanstune
