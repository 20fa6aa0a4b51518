/** Owns the words by which a person asks for something instead of dictating it. DATA, read by the evidence only. */

/** Words that open a request ("how much", "find all files"). */
export const REQUEST_OPENERS: ReadonlySet<string> = new Set(
  `add append archive back build change check clean close combine compile compress compute connect convert copy count create
   delete describe determine disable display divide download edit empty enable encrypt execute extract fetch figure find force
   format generate get give go how install join kill launch list locate log look make merge mount move need open order output
   pack perform permanently print pull push put query read reload remove rename replace restart restore retrieve return
   reverse run save scan search see select send set show shut shutdown sort split start stop store summarize switch sync take
   tell test turn undo unpack unzip update upgrade upload use view wait want watch what when where which who write`
    .trim()
    .split(/\s+/),
);

/** Things that requests are about. */
export const REQUEST_THINGS: ReadonlySet<string> = new Set(
  `address archive array branch branches bytes cache cluster column columns command commit commits configuration container
   containers cpu current database dataset date default dependencies device devices directories directory disk disks domain
   drive environment executable extension field file files filesystem folder folders group hash history host hostname image
   images input interface jobs key keys kernel line lines link links list local log logs machine memory message metadata mode
   module name names network number output owner package packages page partition password path pattern permission permissions
   port ports process processes project query queue recursively remote repository request resource resources root row rows
   running script server servers service services session sessions size source space spaces status string subdirectories
   symbolic symlink system table tag task temporary terminal text time token uptime url usage user users value values variable
   variables version video virtual website window words`
    .trim()
    .split(/\s+/),
);
