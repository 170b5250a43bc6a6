/**
 * Icons are stored by their name among Google's Material Symbols, for projects that other studios read as well. This says
 * which of ours stands for each, where the two call the same thing differently; what is called the same needs no line.
 */
const pairs = `
  account_balance:Landmark account_box:SquareUser account_circle:CircleUser add:Plus add_box:SquarePlus add_circle:CirclePlus
  add_photo_alternate:ImagePlus alarm:AlarmClock all_inclusive:Infinity alternate_email:AtSign analytics:ChartColumn
  arrow_back:ArrowLeft arrow_downward:ArrowDown arrow_forward:ArrowRight arrow_upward:ArrowUp article:FileText assignment:ClipboardList
  attach_file:Paperclip attach_money:DollarSign audiotrack:Music auto_awesome:Sparkles backspace:Delete badge:IdCard
  bar_chart:ChartColumn block:Ban bolt:Zap book:Book bookmark:Bookmark bookmark_border:Bookmark box:Box build:Wrench business:Building2
  cake:Cake calendar_month:CalendarDays calendar_today:Calendar call:Phone campaign:Megaphone cancel:CircleX category:Shapes
  chat:MessageSquare chat_bubble:MessageCircle check:Check check_box:SquareCheck check_box_outline_blank:Square
  check_circle:CircleCheck chevron_left:ChevronLeft chevron_right:ChevronRight close:X cloud_download:CloudDownload
  cloud_upload:CloudUpload code:Code comment:MessageSquareText construction:Construction contact_mail:Contact content_copy:Copy
  content_cut:Scissors content_paste:Clipboard credit_card:CreditCard dark_mode:Moon dashboard:LayoutDashboard data_object:Braces
  database:Database delete:Trash2 delete_forever:Trash2 description:FileText devices:MonitorSmartphone directions_car:Car done:Check
  done_all:CheckCheck download:Download drag_handle:GripHorizontal drag_indicator:GripVertical eco:Leaf edit:Pencil
  edit_note:NotebookPen email:Mail emoji_events:Trophy emoji_objects:Lightbulb error:CircleAlert euro:Euro event:Calendar
  event_available:CalendarCheck event_busy:CalendarX expand_less:ChevronUp expand_more:ChevronDown explore:Compass extension:Puzzle
  face:Smile favorite:Heart favorite_border:Heart file_copy:Files file_download:Download file_upload:Upload filter_alt:Funnel
  filter_list:ListFilter find_in_page:FileSearch fingerprint:Fingerprint fitness_center:Dumbbell flag:Flag flight:Plane folder:Folder
  folder_open:FolderOpen format_align_center:AlignCenter format_align_justify:AlignJustify format_align_left:AlignLeft
  format_align_right:AlignRight format_bold:Bold format_italic:Italic format_list_bulleted:List format_list_numbered:ListOrdered
  format_paint:PaintRoller format_quote:Quote format_strikethrough:Strikethrough format_underlined:Underline forum:MessagesSquare
  fullscreen:Maximize fullscreen_exit:Minimize functions:Sigma gavel:Gavel grade:Star grid_view:LayoutGrid group:Users groups:Users
  handshake:Handshake headphones:Headphones help:CircleQuestionMark help_outline:CircleQuestionMark highlight_off:CircleX
  history:History home:House hourglass_empty:Hourglass https:Lock image:Image import_export:ArrowUpDown inbox:Inbox
  indeterminate_check_box:SquareMinus info:Info insert_drive_file:File insert_link:Link inventory:Package inventory_2:Package key:Key
  keyboard_arrow_down:ChevronDown keyboard_arrow_up:ChevronUp label:Tag language:Globe launch:ExternalLink light_mode:Sun
  lightbulb:Lightbulb link:Link link_off:Unlink list:List list_alt:ListChecks local_cafe:Coffee local_dining:Utensils
  local_fire_department:Flame local_hospital:Hospital local_offer:Tag local_shipping:Truck location_city:Building2 location_on:MapPin
  lock:Lock lock_open:LockOpen login:LogIn logout:LogOut loyalty:Tags mail:Mail manage_accounts:UserCog map:Map
  mark_email_read:MailCheck memory:Cpu menu:Menu menu_book:BookOpen mic:Mic mode_edit:Pencil money:Banknote mood:Smile
  more_horiz:Ellipsis more_vert:EllipsisVertical movie:Clapperboard music_note:Music near_me:Navigation new_releases:BadgeAlert
  north_east:ArrowUpRight note:StickyNote note_add:FilePlus notifications:Bell numbers:Hash open_in_new:ExternalLink
  paid:CircleDollarSign palette:Palette park:TreePine payments:Banknote people:Users people_alt:Users percent:Percent person:User
  person_add:UserPlus pets:PawPrint phone:Phone photo:Image photo_camera:Camera photo_library:Images picture_as_pdf:FileText
  pie_chart:ChartPie place:MapPin play_arrow:Play play_circle:CirclePlay policy:ShieldCheck power_settings_new:Power preview:Eye
  print:Printer priority_high:CircleAlert psychology:Brain public:Globe push_pin:Pin qr_code:QrCode radio_button_checked:CircleDot
  radio_button_unchecked:Circle receipt:Receipt receipt_long:ReceiptText redeem:Gift redo:Redo refresh:RefreshCw remove:Minus
  remove_circle:CircleMinus reorder:Menu report:OctagonAlert restaurant:Utensils restore:RotateCcw rocket_launch:Rocket room:MapPin
  rss_feed:Rss rule:ListChecks save:Save schedule:Clock school:GraduationCap science:FlaskConical search:Search security:Shield
  sell:Tag send:Send sentiment_satisfied:Smile settings:Settings share:Share2 shop:ShoppingBag shopping_bag:ShoppingBag
  shopping_cart:ShoppingCart shuffle:Shuffle smart_toy:Bot smartphone:Smartphone sort:ArrowUpDown spa:Flower2 speed:Gauge
  sports_soccer:Volleyball star:Star star_border:Star star_half:StarHalf storage:Database store:Store storefront:Store style:SwatchBook
  subject:Text supervisor_account:UserCog support:LifeBuoy support_agent:Headset swap_horiz:ArrowLeftRight swap_vert:ArrowUpDown
  sync:RefreshCw table_chart:Table table_rows:Rows3 task:ClipboardCheck task_alt:CircleCheck terminal:Terminal text_fields:Type
  thumb_down:ThumbsDown thumb_up:ThumbsUp timeline:ChartLine timer:Timer title:Heading today:Calendar toggle_off:ToggleLeft
  toggle_on:ToggleRight topic:Folder translate:Languages trending_down:TrendingDown trending_up:TrendingUp tune:SlidersHorizontal
  undo:Undo unfold_more:ChevronsUpDown unpublished:CircleOff update:RotateCw upload:Upload verified:BadgeCheck
  verified_user:ShieldCheck vertical_align_top:ArrowUpToLine videocam:Video view_list:LayoutList view_module:LayoutGrid
  view_quilt:LayoutDashboard view_week:Columns3 visibility:Eye visibility_off:EyeOff volume_up:Volume2 vpn_key:KeyRound
  warning:TriangleAlert watch:Watch water_drop:Droplet web:PanelTop widgets:Blocks wifi:Wifi work:Briefcase zoom_in:ZoomIn
  zoom_out:ZoomOut
`

const materialNames: ReadonlyMap<string, string> = new Map(
  pairs
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)

/** The stored names that stand for icons called otherwise here. */
export const knownMaterialNames: readonly string[] = [...materialNames.keys()]

/** The name of our icon for a stored one, in the form the library has it: `local_offer` → `Tag`, `shield_alert` → `ShieldAlert`. */
export function lucideName(material: string): string {
  return materialNames.get(material) ?? pascalCase(material)
}

function pascalCase(name: string): string {
  return name
    .split(/[_\-\s]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
